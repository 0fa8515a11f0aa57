-- The categories stay: nothing says which of them were missing, and the version before reads them as well.
SELECT;
