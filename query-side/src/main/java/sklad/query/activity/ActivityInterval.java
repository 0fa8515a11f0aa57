package sklad.query.activity;

/** How activity is added up; a week begins on Monday. */
enum ActivityInterval {
    DAY,
    WEEK,
    MONTH
}
