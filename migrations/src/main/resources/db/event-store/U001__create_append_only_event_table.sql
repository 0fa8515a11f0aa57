-- expendable: head, snapshot (one counter row, and shortcuts that are made again; events and receipts are neither)
DROP TABLE snapshot, receipt, head, event;
DROP FUNCTION refuse_change;
