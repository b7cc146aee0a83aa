using BlazingSun.Testing;

// Several servers and browsers at once would only take each other's processor, and some tests have a clock running.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(PostgresServer))]
