package sklad.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** No movement may take effect on this day (UTC) or earlier any more. */
@EventType("PeriodClosed")
public record PeriodClosed(LocalDate through, @Nullable String reason) implements PeriodEvent {}
