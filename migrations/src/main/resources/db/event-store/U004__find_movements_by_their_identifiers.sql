DROP INDEX event_by_movement, event_by_reversed_movement;
