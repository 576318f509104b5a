package org.latchkey;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.latchkey.bench.Bench;
import org.latchkey.identity.KeysCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/**
 * The server's entry. Every package beside it is a module and lives on a floor, told by {@link Floors}: a module calls floors
 * below its own, none beside or above, and what happened travels up as events in the same transaction.
 */
@Modulithic(systemName = "Latchkey")
// A verb named like the bean of a declaration is no clash: Users and the resource users.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Server {
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--latchkey.bench=true")) {
            Bench.run(dataOf(arguments), System.out);
            return;
        }
        for (KeysCommand command : KeysCommand.values()) {
            if (List.of(arguments).contains("--latchkey.keys=" + command.option())) {
                String url = System.getenv().getOrDefault("LATCHKEY_DATABASE_URL", "");
                System.exit(command.run(url, dataOf(arguments), System.out));
            }
        }
        SpringApplication.run(Server.class, arguments);
    }

    private static Path dataOf(String[] arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--latchkey.data="))
                .map(argument -> Path.of(argument.substring(argument.indexOf('=') + 1)))
                .findFirst()
                .orElse(Path.of("data/bench"));
    }
}
