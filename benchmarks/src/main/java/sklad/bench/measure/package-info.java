/** Rounds, samples and what they are made into: tables, verdicts, JSON and pictures. */
@NullMarked
package sklad.bench.measure;

import org.jspecify.annotations.NullMarked;
