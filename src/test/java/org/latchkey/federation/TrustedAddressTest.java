package org.latchkey.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Problem;

class TrustedAddressTest {
    private static final TrustedAddress PRODUCTION = new TrustedAddress(true, List.of());
    private static final TrustedAddress SANDBOX = new TrustedAddress(false, List.of());

    private static final List<String> PUBLIC =
            List.of("1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1", "64:ff9b::101:101");
    private static final List<String> HERE =
            List.of("127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1");
    private static final List<String> PRIVATE = List.of(
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "100.64.0.1",
            "198.18.0.1",
            "fd12::1",
            "fec0::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "2001:0:1::1");
    private static final List<String> NOBODY = List.of(
            "0.0.0.0",
            "0.1.2.3",
            "169.254.169.254",
            "168.63.129.16",
            "100.100.100.200",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "fe80::1",
            "ff02::1",
            "fd00:ec2::254",
            "::ffff:169.254.169.254",
            "64:ff9b::a9fe:a9fe");

    private static boolean isCallable(TrustedAddress rule, String address) {
        return rule.isCallable(InetAddress.ofLiteral(address));
    }

    @Test
    void whatIsOnTheInternetIsCalled() {
        assertThat(PUBLIC).allMatch(it -> isCallable(PRODUCTION, it)).allMatch(it -> isCallable(SANDBOX, it));
    }

    @Test
    void thisMachineIsCalledInTheSandboxOnly() {
        assertThat(HERE).noneMatch(it -> isCallable(PRODUCTION, it)).allMatch(it -> isCallable(SANDBOX, it));
    }

    @Test
    void whatIsPrivateIsCalledOnlyWhereItsNetworkIsNamed() {
        assertThat(PRIVATE).noneMatch(it -> isCallable(PRODUCTION, it)).noneMatch(it -> isCallable(SANDBOX, it));
        var named = new TrustedAddress(true, List.of("10.0.0.0/8", "fd12::/16", "127.0.0.1"));
        assertThat(List.of("10.0.0.1", "::ffff:10.9.9.9", "fd12::1", "127.0.0.1"))
                .allMatch(it -> isCallable(named, it));
        assertThat(List.of("192.168.1.1", "172.16.0.1", "fd13::1", "127.0.0.2")).noneMatch(it -> isCallable(named, it));
    }

    @Test
    void whereCloudsTellTheirSecretsNobodyCallsWhateverIsNamed() {
        var all = new TrustedAddress(false, List.of("0.0.0.0/0", "::/0"));
        assertThat(NOBODY).noneMatch(it -> isCallable(SANDBOX, it)).noneMatch(it -> isCallable(all, it));
        assertThat(PRIVATE).allMatch(it -> isCallable(all, it));
    }

    @Test
    void inProductionAProviderIsCalledByTlsOnly() {
        assertThat(PRODUCTION.isTrusted("https://login.contoso.example/")).isTrue();
        assertThat(PRODUCTION.isTrusted("http://localhost:8080/")).isFalse();
        assertThat(SANDBOX.isTrusted("http://localhost:8080/")).isTrue();
        assertThat(SANDBOX.isTrusted("http://login.contoso.example/")).isFalse();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> PRODUCTION.checked("issuer", "http://localhost/"));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> PRODUCTION.checked("issuer", "https://127.0.0.1/"));
    }

    @Test
    void whatIsNoNetworkStopsTheServer() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustedAddress(true, List.of("intranet.example")));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustedAddress(true, List.of("10.0.0.0/40")));
    }
}
