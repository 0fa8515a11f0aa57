/** What runs in a process of its own while the one that asked for it looks on: contenders on the JVM, and loads. */
@NullMarked
package sklad.bench.worker;

import org.jspecify.annotations.NullMarked;
