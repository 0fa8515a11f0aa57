/** What users have done, day by day. */
@NullMarked
package sklad.query.activity;

import org.jspecify.annotations.NullMarked;
