package sklad.command.dispatch;

import java.util.List;
import java.util.function.Function;
import sklad.command.domain.Command;

/**
 * What a request, or a line of a batch, wants.
 *
 * @param operation with {@code request}, what an idempotency key stands for
 * @param request as it was sent, before defaults were filled in
 * @param commands decided together or not at all; only the first of them may be refused
 * @param answer made of what the commands led to
 */
public record Intent(
        String operation, Object request, List<? extends Command> commands, Function<Decided, Answer> answer) {

    /** One command, answered by the version of its stream. */
    public static Intent of(String operation, Object request, Command command, Function<Decided, Answer> answer) {
        return new Intent(operation, request, List.of(command), answer);
    }

    Command first() {
        return commands.get(0);
    }
}
