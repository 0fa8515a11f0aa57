# syntax=docker/dockerfile:1
# One image a target: migrations, command-side, query-side. docker compose builds all three from one source stage.

FROM maven:3.9-eclipse-temurin-25 AS source
WORKDIR /source
COPY . .
# Tests and format are the business of mvn verify, not of an image.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -Dquick -DskipTests -Dspotless.check.skip -pl migrations/tool,command-side,query-side -am package
RUN for module in command-side query-side; do \
        cp "$module"/target/"$module"-*-exec.jar app.jar \
        && java -Djarmode=tools -jar app.jar extract --layers --destination "/layers/$module" || exit 1; \
    done

FROM eclipse-temurin:25-jre AS runtime
RUN useradd --system --uid 10001 --no-create-home sklad
WORKDIR /app
# The C library gives each thread an arena that it seldom empties; Java's many threads need few.
ENV MALLOC_ARENA_MAX=2
COPY --chmod=755 docker/ready /app/ready
COPY docker/java-options /app/java-options
USER 10001
ENTRYPOINT ["java", "@/app/java-options", "-jar", "app.jar"]

FROM runtime AS migrations
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir=/tmp"
ENTRYPOINT ["java", "-jar", "app.jar"]
COPY --from=source /source/migrations/tool/target/migration-tool-*-exec.jar app.jar

# What changes seldom comes first, so that a new build ships little.
FROM runtime AS command-side
COPY --from=source /layers/command-side/dependencies/ ./
COPY --from=source /layers/command-side/snapshot-dependencies/ ./
COPY --from=source /layers/command-side/application/ ./
EXPOSE 8081
HEALTHCHECK --interval=3s --timeout=3s --start-period=60s CMD ["/app/ready", "8081"]

FROM runtime AS query-side
COPY --from=source /layers/query-side/dependencies/ ./
COPY --from=source /layers/query-side/snapshot-dependencies/ ./
COPY --from=source /layers/query-side/application/ ./
EXPOSE 8082
HEALTHCHECK --interval=3s --timeout=3s --start-period=60s CMD ["/app/ready", "8082"]
