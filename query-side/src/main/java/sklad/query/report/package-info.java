/** What all reports have in common: the point in time that they are for, their pages, and their files for spreadsheets. */
@NullMarked
package sklad.query.report;

import org.jspecify.annotations.NullMarked;
