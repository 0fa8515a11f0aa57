/** How every answer is given: from one snapshot, with the position that it reflects, in pages that do not shift. */
@NullMarked
package sklad.query.answer;

import org.jspecify.annotations.NullMarked;
