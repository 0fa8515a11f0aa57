package sklad.standalone.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import sklad.standalone.RunningSystem;

/** One call of the command line in this process. */
record CommandLineRun(int status, String out, String err) {

    static CommandLineRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Sklad.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int status = line.execute(arguments);
        return new CommandLineRun(status, out.toString(), err.toString());
    }

    /** The same, of a command that speaks to the running system. */
    static CommandLineRun onSystem(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--port-base=" + RunningSystem.get().ports().base());
        return of(all.toArray(String[]::new));
    }
}
