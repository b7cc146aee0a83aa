namespace BlazingSun.Simulation.Oracles;

/// <summary>The first thing that happened although it must never happen. Reported, not thrown: what is tested might catch it.</summary>
internal sealed class Verdict
{
    public string? Violation { get; private set; }

    public void Report(string what) => Violation ??= what;
}
