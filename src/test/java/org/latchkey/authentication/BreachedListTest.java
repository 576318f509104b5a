package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Scratch;

class BreachedListTest {

    @Test
    void everyLineIsFoundAndNothingElse() throws Exception {
        List<String> lost =
                IntStream.range(0, 300).mapToObj(i -> "Lost-password-" + i).toList();
        Path file = Scratch.directory("breached").resolve("list.txt");
        Files.write(
                file,
                lost.stream()
                        .map(BreachedListTest::sha1)
                        .map(hash -> hash + ":" + hash.charAt(0) % 7 * 1000)
                        .sorted()
                        .toList());
        BreachedList list = new BreachedList(file.toString());
        assertThat(lost).allMatch(list::contains);
        assertThat(Stream.of("", "Correct-horse-9", "Lost-password-300")).noneMatch(list::contains);
    }

    @Test
    void withoutAListNothingIsLost() {
        assertThat(new BreachedList("").contains("Password1")).isFalse();
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
