package sklad.command;

import jakarta.validation.Validator;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import sklad.command.StoreSetup.VerifiedSchema;
import sklad.command.dispatch.Answers;
import sklad.command.dispatch.Attempt;
import sklad.command.dispatch.BatchApi;
import sklad.command.dispatch.CommandApi;
import sklad.command.dispatch.Dispatcher;
import sklad.command.dispatch.Refusals;
import sklad.command.dispatch.Storage;
import sklad.command.dispatch.StreamLocks;
import sklad.command.dispatch.Streams;
import sklad.command.masterdata.MasterDataCache;
import sklad.command.rejection.RejectionBook;
import sklad.command.rejection.RejectionTable;
import sklad.command.request.RequestReader;
import sklad.command.stock.EffectiveTimes;
import sklad.command.stock.PastCache;
import sklad.command.user.UserCommand.RegisterUser;
import sklad.eventstore.PostgresEventStorageEngine;
import sklad.eventstore.Receipts;
import sklad.eventstore.StreamVersions;
import tools.jackson.databind.json.JsonMapper;

/** From a request to a unit of work. */
@Configuration(proxyBeanMethods = false)
class DispatchSetup {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EffectiveTimes effectiveTimes(Clock clock, CommandProperties properties) {
        return new EffectiveTimes(clock, properties.backdatingGrace());
    }

    @Bean
    RequestReader requestReader(JsonMapper json, Validator validator) {
        return new RequestReader(json, validator);
    }

    @Bean
    Storage storage(PostgresEventStorageEngine engine, StreamVersions versions) {
        return new Storage(engine, versions);
    }

    @Bean
    Attempt attempt(
            Streams streams,
            Storage storage,
            MasterDataCache masterData,
            PastCache past,
            Receipts receipts,
            JsonMapper json) {
        return new Attempt(streams, new Answers(receipts, json), masterData, storage, past::witness);
    }

    @Bean
    RejectionBook rejectionBook(VerifiedSchema schema, DataSource pool, CommandProperties properties) {
        return RejectionBook.open(new RejectionTable(pool), properties.rejectionPatience());
    }

    @Bean
    Refusals refusals(Clock clock, JsonMapper json, RejectionBook book) {
        return new Refusals(clock, json, book::enter);
    }

    @Bean
    Dispatcher dispatcher(Attempt attempt, MasterDataCache masterData, StreamLocks locks, Refusals refusals) {
        return new Dispatcher(
                attempt,
                masterData,
                locks,
                caller -> new RegisterUser(caller.username(), caller.role().lowerCase()),
                refusals);
    }

    @Bean
    CommandApi commandApi(Dispatcher dispatcher, JsonMapper json) {
        return new CommandApi(dispatcher, json);
    }

    @Bean
    BatchApi batchApi(Dispatcher dispatcher, JsonMapper json) {
        return new BatchApi(dispatcher, json);
    }
}
