-- A history of %1$d events on %2$d stock items, as the command side would have stored it, but at the speed of SQL.
-- Every third movement of an item takes one unit out, the others bring three in.
WITH number AS (SELECT n, n - 1 AS i FROM generate_series(1, %1$d) AS n),
     kind AS (
         SELECT n, i,
                CASE WHEN i = 0 THEN 'User' WHEN i <= 5 THEN 'Location' WHEN i <= 5 + %2$d / 5 THEN 'Product' ELSE 'StockItem' END
                    AS stream_type,
                i - 6 - %2$d / 5 AS movement
           FROM number),
     placed AS (
         SELECT k.*, movement %% %2$d AS item, movement / %2$d AS sequence,
                'HIS-' || (1000 + CASE WHEN stream_type = 'Product' THEN i - 6 ELSE movement %% %2$d / 5 END) AS sku,
                'OLD-' || CASE WHEN stream_type = 'Location' THEN i - 1 ELSE movement %% 5 END AS location,
                timestamptz '2026-01-01 00:00:00+00' + n * interval '0.05 s' AS at
           FROM kind k)
INSERT INTO event_store.event
       (position, stream_id, sequence_number, event_id, stream_type, event_type, event_revision, payload, metadata, recorded_at)
SELECT n,
       CASE stream_type WHEN 'User' THEN 'user:old' WHEN 'Location' THEN 'location:' || location
                        WHEN 'Product' THEN 'product:' || sku ELSE 'stock:' || sku || '@' || location END,
       CASE stream_type WHEN 'StockItem' THEN sequence ELSE 0 END,
       gen_random_uuid(),
       stream_type,
       CASE stream_type WHEN 'User' THEN 'UserRegistered' WHEN 'Location' THEN 'LocationOpened'
                        WHEN 'Product' THEN 'ProductRegistered'
                        ELSE CASE sequence %% 3 WHEN 2 THEN 'StockIssued' ELSE 'StockReceived' END END,
       CASE stream_type WHEN 'Product' THEN '2' ELSE '1' END,
       (CASE stream_type
           WHEN 'User' THEN '{"username":"old","role":"admin"}'
           WHEN 'Location' THEN '{"location":"' || location || '","name":"Old warehouse"}'
           WHEN 'Product' THEN '{"sku":"' || sku || '","name":"Old lantern","category":"kind-' || i %% 20
               || '","unit":"each","reorderPoint":10,"negativeStockAllowed":false}'
           ELSE '{"movementId":"' || uuidv7() || '","sku":"' || sku || '","location":"' || location
               || '","quantity":' || CASE sequence %% 3 WHEN 2 THEN 1 ELSE 3 END
               || ',"onHand":' || 5 * (sequence / 3) + CASE sequence %% 3 WHEN 0 THEN 3 WHEN 1 THEN 6 ELSE 5 END
               || ',"unitCost":2.55,"reference":"PO-' || i / 100 || '","effectiveAt":"'
               || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"}'
        END)::json,
       '{"client":"benchmarks","username":"old"}'::json,
       at
  FROM placed
 ORDER BY n;
-- The projections need not follow it: they are rebuilt where they are wanted.
INSERT INTO projections.token_entry (processor_name, segment, token, token_type, "timestamp")
SELECT name, 0, '{"globalIndex":%1$d}', 'org.axonframework.eventhandling.GlobalSequenceTrackingToken', '2026-01-01T00:00:00Z'
  FROM unnest(ARRAY['audit_entry', 'location', 'product', 'stock_movement', 'user_account']) AS name;
UPDATE event_store.head SET position = %1$d, recorded_at = (SELECT max(recorded_at) FROM event_store.event);
