"""What every test may ask for stands in ``tests/infra``."""

pytest_plugins = ["tests.infra.databank", "tests.infra.berichtenbus"]
