package sklad.migrations.tool;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers for programs; a field that has nothing to say is null, never absent. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(Include.ALWAYS))
            .build();

    private Json() {}

    static String of(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
