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
 * The server's entry. Every package beside it is a module and lives on a floor; a module calls floors below its own, none
 * beside or above, and what happened travels up as events in the same transaction.
 *
 * <pre>
 *  root            Server, Authority                                    know everyone
 *  12  console     serves the web console         sandbox   fresh tenants, test tokens, movable clocks, sample data
 *      bench       measures a server from outside     demo      walks through the procedure as a client
 *  11  review      campaigns, instances, decisions, applying them
 *  10  entitlement   catalogs, packages, policies, requests, assignments
 *  9   privileged    eligibility, activation (PIM for groups)
 *  8   policy      role rules to a ruling         provisioning  deliver to target systems
 *      identity    applications, tokens, keys; token to caller
 *  7   approval    stages, votes to a verdict     authentication  factors and the pages that ask for them
 *  6   directory   users, groups, memberships with periods, directory roles
 *  5   audit       hears Audited events           notification  hears Notice events
 *  4   graph       declare once, serve everywhere
 *  3   time        clocks, chores, ticker
 *  2   tenant      who shares this server, and their clock
 *  1   sql         statements, transitions
 *  0   kernel      caller, action, problem, period  postgres  the database: embedded, or the configured one
 * </pre>
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
        if (List.of(arguments).contains("--latchkey.keys=rotate")) {
            String url = System.getenv().getOrDefault("LATCHKEY_DATABASE_URL", "");
            System.exit(KeysCommand.rotate(url, dataOf(arguments), System.out));
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
