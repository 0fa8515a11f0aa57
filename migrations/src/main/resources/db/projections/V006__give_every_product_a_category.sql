-- The products that were registered before. A transaction for each batch: readers never wait, and whoever writes a product
-- waits for one batch at most. Rows that a projection holds are passed by and taken on the next round, so that neither
-- waits for the other in a circle. Run again after an interruption, it goes on with what is left.
DO $$
DECLARE
    batch  CONSTANT integer := 5000;
    passed text;
    upto   text;
BEGIN
    WHILE EXISTS (SELECT FROM product WHERE category IS NULL) LOOP
        passed := '';
        LOOP
            SELECT max(next.sku) INTO upto
              FROM (SELECT p.sku FROM product p WHERE p.sku > passed ORDER BY p.sku LIMIT batch) next;
            EXIT WHEN upto IS NULL;

            WITH missing AS (SELECT p.sku FROM product p
                              WHERE p.sku > passed AND p.sku <= upto AND p.category IS NULL
                                FOR UPDATE SKIP LOCKED)
            UPDATE product p SET category = 'uncategorised' FROM missing m WHERE p.sku = m.sku;
            COMMIT;
            passed := upto;
        END LOOP;
    END LOOP;
END
$$;
