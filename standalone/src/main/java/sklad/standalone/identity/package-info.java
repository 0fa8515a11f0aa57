/** The development identity provider: one demonstration user a role, real tokens. */
@NullMarked
package sklad.standalone.identity;

import org.jspecify.annotations.NullMarked;
