using BlazingSun.Simulation.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Simulation.Bugs;

/// <summary>A deliberate bug: puts something wrong in the place of a part of a program.</summary>
internal interface IBug
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    void AddTo(Node node, IServiceCollection services);
}
