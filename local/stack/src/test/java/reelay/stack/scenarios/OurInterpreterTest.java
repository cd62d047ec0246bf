package reelay.stack.scenarios;

/** Every path on our own interpreter, in virtual time. */
class OurInterpreterTest extends ScenarioSuite {

    @Override
    Engine start() {
        return new VirtualEngine();
    }
}
