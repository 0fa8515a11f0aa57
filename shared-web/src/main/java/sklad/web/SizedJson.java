package sklad.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.FastByteArrayOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a short body with its length, which makes its answer one packet: without a length its end would be another one. A
 * longer body goes on its way while it is written.
 */
final class SizedJson extends JacksonJsonHttpMessageConverter {

    private static final int SHORT = 64 * 1024;

    SizedJson(JsonMapper json) {
        super(json);
    }

    @Override
    protected void writeInternal(
            Object body, ResolvableType type, HttpOutputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        Body written = new Body(message);
        super.writeInternal(body, type, written, hints);
        written.end();
    }

    private static final class Body extends OutputStream implements HttpOutputMessage {

        private final HttpOutputMessage message;
        private final FastByteArrayOutputStream kept = new FastByteArrayOutputStream(1024);
        private @Nullable OutputStream onItsWay;

        Body(HttpOutputMessage message) {
            this.message = message;
        }

        @Override
        public HttpHeaders getHeaders() {
            return message.getHeaders();
        }

        @Override
        public OutputStream getBody() {
            return this;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (onItsWay == null && kept.size() + length > SHORT) {
                onItsWay = send();
            }
            if (onItsWay == null) {
                kept.write(bytes, offset, length);
            } else {
                onItsWay.write(bytes, offset, length);
            }
        }

        void end() throws IOException {
            if (onItsWay == null) {
                message.getHeaders().setContentLength(kept.size());
                onItsWay = send();
            }
        }

        private OutputStream send() throws IOException {
            OutputStream body = message.getBody();
            kept.writeTo(body);
            return body;
        }
    }
}
