package org.latchkey.promise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Link;
import org.latchkey.graph.Operation;
import org.latchkey.graph.Property;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;
import tools.jackson.databind.json.JsonMapper;

/** Requests that hit what is declared with what nobody should send: right paths, right names, wrong values, and any mix. */
final class Oddities {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "x".repeat(300),
            "x".repeat(20_000),
            "\u0000",
            "a\nb",
            "é\uD83D\uDE80",
            "'; drop table tenant; --",
            "%",
            "\\",
            "null",
            "true",
            "P1D",
            "-P1D",
            "PT0S",
            "P1Y",
            "P9999999999D",
            "PT5M",
            "P400D",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "+1000000-01-01T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-01-01",
            "member",
            "owner",
            "adminAssign",
            "selfActivate",
            "adminRemove",
            "userAdd",
            "adminAdd",
            "userRemove",
            "Approve",
            "Deny",
            "AadGroup",
            "Unified",
            "DynamicMembership",
            "Private",
            "allDirectoryUsers",
            "specificDirectoryUsers",
            "notSpecified",
            "/",
            "/AccessPackageCatalog/",
            "#microsoft.graph.singleUser",
            "#microsoft.graph.user",
            "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule",
            "Member_",
            "EligibleMember_");
    private static final List<String> QUERIES = List.of(
            "",
            "",
            "",
            "$top=-1",
            "$top=x",
            "$top=99999999999",
            "$skiptoken=zzz",
            "$skip=-1",
            "$count=maybe",
            "$select=nothing",
            "$select=",
            "$expand=nothing",
            "$expand=owners($expand=members",
            "$orderby=nothing",
            "$orderby=id sideways",
            "$filter=",
            "$filter=id eq",
            "$filter=id eq 5",
            "$filter=displayName eq 'x' and",
            "$filter=startswith(displayName,'%00')",
            "$filter=not not not",
            "$filter=displayName in ()",
            "$filter=createdDateTime ge 2026-13-01T00:00:00Z",
            "$filter=a/b/c/d eq null",
            "$search=x",
            "$apply=x",
            "$unheard=1",
            "%00=1",
            "a=%FF");

    private final Api api;
    private final List<Resource> resources;
    private final Map<String, List<String>> ids = new HashMap<>();
    private final List<String> all = new ArrayList<>();
    private final List<Api.Client> callers;

    /**
     * What callers may send.
     *
     * @param api whose server it is
     * @param home the tenant whose ids are in the requests
     */
    Oddities(Api api, Api home, List<Api.Client> callers) {
        this.api = api;
        this.callers = callers;
        this.resources = RunningServer.shared().bean(Registry.class).all().stream()
                .filter(resource -> !resource.paths().isEmpty())
                .toList();
        callers.forEach(Api.Client::token);
        for (Resource resource : resources) {
            for (String path : resource.paths()) {
                List<String> here = resource.singleton()
                        ? List.of()
                        : home.asAdmin().get(url(path)).ids();
                ids.put(path, here);
                all.addAll(here);
            }
        }
    }

    /** Every id there is to be found by reading the lists. */
    Set<String> known() {
        return new TreeSet<>(all);
    }

    /** Every declared path that can be read. */
    List<String> paths() {
        return resources.stream()
                .flatMap(resource -> resource.paths().stream())
                .map(Oddities::url)
                .toList();
    }

    /** A request, and what was answered. */
    record Exchange(String asked, Answer answer) {}

    /** Sends the one that a seed means. */
    Exchange send(long seed) {
        var random = new Random(seed);
        Resource resource = any(random, resources);
        String path = any(random, resource.paths());
        var target = new StringBuilder(url(path));
        List<String> names = new ArrayList<>(
                resource.properties().stream().map(Property::name).toList());
        names.addAll(resource.links().stream().map(Link::name).toList());
        String method = "POST";
        int choice = random.nextInt(10);
        if (choice < 3) {
            resource.creation().ifPresent(create -> names.addAll(components(create.command())));
        } else {
            if (!resource.singleton()) {
                target.append('/').append(id(random, path));
            }
            method = any(random, List.of("PATCH", "PUT", "DELETE", "GET", "POST"));
            List<Operation.Act<?>> actions = resource.operations().stream()
                    .filter(Operation.Act.class::isInstance)
                    .<Operation.Act<?>>map(it -> (Operation.Act<?>) it)
                    .toList();
            if (choice > 6 && !actions.isEmpty()) {
                Operation.Act<?> act = any(random, actions);
                target.append('/').append(act.name());
                names.addAll(components(act.parameters()));
                method = "POST";
            } else if (choice > 4 && !resource.links().isEmpty()) {
                target.append('/').append(any(random, resource.links()).name());
                target.append(any(
                        random,
                        List.of(
                                "",
                                "/$ref",
                                "/" + any(random, all),
                                "/" + any(random, all) + "/$ref",
                                "/$count",
                                "/nonsense")));
            }
        }
        if (random.nextInt(3) == 0) {
            String query = any(random, QUERIES);
            target.append(query.isEmpty() ? "" : "?" + query);
        }
        Api.Client caller = any(random, callers);
        boolean bodiless = method.equals("GET") || (method.equals("DELETE") && random.nextInt(4) > 0);
        String body = bodiless ? "" : body(random, names);
        String asked = method + " " + target + "\n" + body;
        return new Exchange(asked, caller.call(method, target.toString(), body));
    }

    private static String url(String path) {
        return path.startsWith("beta/") ? "/" + path : "/v1.0/" + path;
    }

    private String id(Random random, String path) {
        List<String> here = ids.getOrDefault(path, List.of());
        return switch (random.nextInt(8)) {
            case 0 -> any(random, all);
            case 1 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 2 ->
                any(random, List.of("nonsense", "%00", "null", "%27", "1", "$count", "..", "%2F", "x".repeat(400)));
            default -> here.isEmpty() ? any(random, all) : any(random, here);
        };
    }

    private static List<String> components(Class<?> command) {
        return command.isRecord()
                ? Arrays.stream(command.getRecordComponents())
                        .map(java.lang.reflect.RecordComponent::getName)
                        .toList()
                : List.of();
    }

    private String body(Random random, List<String> names) {
        if (random.nextInt(20) == 0) {
            return any(
                    random,
                    List.of(
                            "{",
                            "[]",
                            "null",
                            "5",
                            "\"x\"",
                            "{\"a\":1}{",
                            "{\"displayName\":\"a\",\"displayName\":\"b\"}",
                            "[".repeat(5000)));
        }
        Map<String, @Nullable Object> body = new HashMap<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            body.put(random.nextInt(15) == 0 ? "unheardOf" : any(random, names), value(random, 3));
        }
        if (random.nextInt(3) == 0) {
            body.put("displayName", "Name");
        }
        if (random.nextInt(6) == 0) {
            body.put(
                    any(random, List.of("@odata.type", "@odata.id", "id", any(random, names) + "@odata.bind")),
                    value(random, 1));
        }
        return JSON.writeValueAsString(body);
    }

    private @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 13 : 9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> any(random, List.of(0, -1, 1, 3651, Integer.MAX_VALUE, Long.MAX_VALUE, 0.5, 1e300));
            case 3, 4 -> any(random, all);
            case 5 ->
                api.server() + "/v1.0/" + any(random, List.of("users/", "groups/", "directoryObjects/", "nonsense/"))
                        + any(random, all);
            case 6 ->
                Instant.now().plusSeconds(random.nextInt(200_000) - 100_000).toString();
            case 7, 8 -> any(random, TEXTS) + (random.nextInt(6) == 0 ? any(random, all) : "");
            case 9 -> List.of();
            case 10 -> Arrays.asList(value(random, depth - 1), value(random, depth - 1));
            default -> {
                Map<String, @Nullable Object> inner = new HashMap<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    inner.put(
                            any(
                                    random,
                                    List.of(
                                            "id",
                                            "originId",
                                            "originSystem",
                                            "@odata.type",
                                            "userId",
                                            "groupId",
                                            "type",
                                            "duration",
                                            "expiration",
                                            "startDateTime",
                                            "endDateTime",
                                            "targetId",
                                            "accessPackageId",
                                            "assignmentPolicyId",
                                            "stages",
                                            "primaryApprovers",
                                            "isApprovalRequired",
                                            "catalog",
                                            "resource",
                                            "password",
                                            "resource")),
                            value(random, depth - 1));
                }
                yield inner;
            }
        };
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
