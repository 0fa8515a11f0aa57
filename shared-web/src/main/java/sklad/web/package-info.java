/**
 * What both HTTP edges share: who calls and what they may do, how refusals look, what a request body may be, and the API
 * document. A side takes it with {@code @Import(WebSetup.class)}; nothing here is found by accident.
 */
@NullMarked
package sklad.web;

import org.jspecify.annotations.NullMarked;
