package sklad.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Only this day (UTC) and earlier ones are still closed; null: none is. */
@EventType("PeriodReopened")
public record PeriodReopened(@Nullable LocalDate through, String reason) implements PeriodEvent {}
