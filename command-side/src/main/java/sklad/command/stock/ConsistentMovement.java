package sklad.command.stock;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The quantity has the sign, and the movement the locations, that its type needs. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ConsistentMovement.Validator.class)
@interface ConsistentMovement {

    String message() default "is not consistent";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names the field that does not go with the type. */
    final class Validator implements ConstraintValidator<ConsistentMovement, MovementRequest> {

        @Override
        public boolean isValid(MovementRequest movement, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            @Nullable MovementType type = movement.type();
            if (type == null) {
                return true;
            }
            boolean quantityFits = quantityFits(type, movement, context);
            return locationsFit(type, movement, context) && quantityFits;
        }

        private static boolean quantityFits(
                MovementType type, MovementRequest movement, ConstraintValidatorContext context) {
            if (movement.quantity() == null) {
                return true;
            }
            int sign = movement.quantity().signum();
            if (type == MovementType.ADJUSTMENT) {
                return sign != 0 || refuse("quantity", "must not be zero", context);
            }
            return sign > 0 || refuse("quantity", "must be greater than 0", context);
        }

        private static boolean locationsFit(
                MovementType type, MovementRequest movement, ConstraintValidatorContext context) {
            boolean transfer = type == MovementType.TRANSFER;
            if (transfer == (movement.toLocation() != null)) {
                return true;
            }
            return refuse("toLocation", transfer ? "is needed for a transfer" : "is only for a transfer", context);
        }

        private static boolean refuse(String field, String message, ConstraintValidatorContext context) {
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(field)
                    .addConstraintViolation();
            return false;
        }
    }
}
