package sklad.migrations.tool.entities;

/** An entity says something that no table can be made from; the message says which and what to write instead. */
public final class UnusableEntity extends RuntimeException {

    UnusableEntity(String message) {
        super(message);
    }
}
