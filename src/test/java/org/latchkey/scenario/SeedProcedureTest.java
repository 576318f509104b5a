package org.latchkey.scenario;

import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;

/** The procedure with tokens that the sandbox gives to anybody. */
class SeedProcedureTest extends SeedProcedure {

    @Override
    RunningServer server() {
        return RunningServer.shared();
    }

    @Override
    SignIns signIns(Api api) {
        return new SandboxSignIns(api);
    }
}
