/** What an auditor asks: the events themselves, who caused them, what follows from them, and who has looked. */
@NullMarked
package sklad.query.audit;

import org.jspecify.annotations.NullMarked;
