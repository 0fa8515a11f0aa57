package sklad.bench.worker;

import com.github.f4b6a3.uuid.UuidCreator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import sklad.bench.system.ExactlyOnce;
import sklad.command.CommandSide;
import sklad.command.dispatch.Answer;
import sklad.command.dispatch.CommandApi;
import sklad.command.dispatch.Conditions;
import sklad.command.dispatch.Intent;
import sklad.command.dispatch.VersionCondition;
import sklad.command.domain.Command;
import sklad.command.location.LocationCommand.OpenLocation;
import sklad.command.product.ProductCommand.RegisterProduct;
import sklad.command.stock.EffectiveTime;
import sklad.command.stock.StockCommand;
import sklad.command.stock.StockCommand.IssueStock;
import sklad.command.stock.StockCommand.Movement;
import sklad.command.stock.StockCommand.ReceiveStock;
import sklad.web.Caller;
import sklad.web.Role;

/** The whole command side but for HTTP: what a controller would call, its beans and settings as in production. */
final class SkladWork implements Work {

    private static final String NOT_THE_COMMAND_SIDE_S =
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
                    + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration,"
                    + "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet"
                    + ".OAuth2AuthorizationServerAutoConfiguration,"
                    + "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet"
                    + ".OAuth2AuthorizationServerJwtAutoConfiguration";
    private static final Conditions NONE = new Conditions(null, VersionCondition.NONE, false);
    private static final Caller CALLER = new Caller("bench", Role.ADMIN, "benchmarks");
    private static final String TOKENS = "--spring.security.oauth2.resourceserver.jwt.";

    private final ConfigurableApplicationContext context;
    private final CommandApi commands;

    SkladWork(Settings settings) {
        context = CommandSide.application()
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.autoconfigure.exclude=" + NOT_THE_COMMAND_SIDE_S,
                        "--spring.datasource.url=" + settings.text("url"),
                        "--spring.datasource.username=sklad_command",
                        "--spring.datasource.password=" + settings.text("password"),
                        TOKENS + "issuer-uri=http://127.0.0.1",
                        TOKENS + "jwk-set-uri=http://127.0.0.1/jwks",
                        TOKENS + "audiences=sklad");
        commands = context.getBean(CommandApi.class);
        int streams = settings.number("streams");
        send(masterData(streams), "master data", streams);
        send(opening(streams), "opening", streams);
    }

    /** As its web server does. */
    @Override
    public Executor threads() {
        return Threads.many();
    }

    @Override
    public List<UUID> perform(Choice choice) {
        int item = choice.item();
        Movement movement = movement(Choice.sku(item), choice.quantity(), "PO-1234567");
        StockCommand command = choice.receives()
                ? new ReceiveStock(Choice.location(item), movement)
                : new IssueStock(Choice.location(item), movement);
        send(List.of(command), "POST /movements", movement);
        return List.of(movement.id());
    }

    /** Makes a stock item's stream longer by so many events, at once. */
    void receiveOften(int item, int times) {
        List<Command> commands = IntStream.range(0, times)
                .<Command>mapToObj(i ->
                        new ReceiveStock(Choice.location(item), movement(Choice.sku(item), 1, ExactlyOnce.OPENING)))
                .toList();
        send(commands, "lengthen", times);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private void send(List<? extends Command> wanted, String operation, Object request) {
        Intent intent = new Intent(
                operation,
                request,
                wanted,
                decided -> Answer.created(null, decided.version(), Map.of("version", decided.version())));
        commands.answer(CALLER, NONE, intent);
    }

    private static List<Command> masterData(int streams) {
        List<Command> commands = new ArrayList<>();
        IntStream.range(0, Math.min(streams, Choice.LOCATIONS))
                .forEach(item -> commands.add(new OpenLocation(Choice.location(item), "Bench")));
        IntStream.range(0, streams)
                .mapToObj(Choice::sku)
                .distinct()
                .forEach(sku -> commands.add(new RegisterProduct(sku, "Lantern", "bench", "each", null, false)));
        return commands;
    }

    /** Enough on hand for all issues. */
    private static List<Command> opening(int streams) {
        return IntStream.range(0, streams)
                .<Command>mapToObj(item -> new ReceiveStock(
                        Choice.location(item),
                        movement(Choice.sku(item), Choice.OPENING_QUANTITY, ExactlyOnce.OPENING)))
                .toList();
    }

    private static Movement movement(String sku, int quantity, String reference) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new Movement(
                UuidCreator.getTimeOrderedEpoch(),
                sku,
                BigDecimal.valueOf(quantity),
                new BigDecimal("2.55"),
                null,
                reference,
                EffectiveTime.now(now),
                null);
    }
}
