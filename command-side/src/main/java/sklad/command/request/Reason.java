package sklad.command.request;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The body of a request that may say why, and need not have a body at all. */
public record Reason(
        @Nullable @Size(max = Shapes.REASON) @Pattern(regexp = Shapes.TEXT, message = Shapes.TEXT_MESSAGE)
        String reason) {

    /** No reason given. */
    public static final Reason NONE = new Reason(null);
}
