package org.latchkey.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the key comes from under which secrets lie in the database. */
@Configuration(proxyBeanMethods = false)
class MasterKeySource {

    /**
     * The key of {@code LATCHKEY_KEY}, else of the file {@code latchkey.key-file}, else, outside production, of a file in the
     * data directory that is made at first.
     */
    @Bean
    MasterKey masterKey(
            @Value("${latchkey.key:}") String key,
            @Value("${latchkey.key-file:}") String file,
            @Value("${latchkey.data}") Path data,
            @Value("${latchkey.production:false}") boolean production) {
        if (!key.isBlank()) {
            return MasterKey.of(key);
        }
        if (file.isBlank() && production) {
            throw new IllegalStateException(
                    "In production the key that seals secrets must be given: --key-file FILE, or LATCHKEY_KEY in the "
                            + "environment. All servers of one database need the same one.");
        }
        Path place = file.isBlank() ? data.resolve("key") : Path.of(file);
        try {
            return MasterKey.in(place);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot keep the key in " + place, failure);
        }
    }
}
