package sklad.bench.measure;

import java.util.List;

/**
 * What a benchmark found out.
 *
 * @param work what was done, in a sentence
 * @param notes what a reader must know to judge the numbers; what was left out, and why
 * @param checks what was looked at after it, and found true
 */
public record Result(
        String name, String work, Table table, List<Verdict> verdicts, List<String> notes, List<String> checks) {}
