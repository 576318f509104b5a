package org.latchkey.scenario;

import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;

/**
 * The procedure with tokens as they are got anywhere else: by Microsoft's own library, unmodified, over TLS. An application has a
 * secret, people enter a code on a page of ours and sign in there, with an authenticator app where a second factor is asked for.
 */
class SeedProcedureWithAzureIdentityTest extends SeedProcedure {

    @Override
    RunningServer server() {
        return RunningServer.overTls();
    }

    @Override
    SignIns signIns(Api api) {
        return new AzureSignIns(api, server().trust().orElseThrow());
    }
}
