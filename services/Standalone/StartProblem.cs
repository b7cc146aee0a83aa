using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace BlazingSun.Standalone;

/// <summary>Says in words what kept the server from starting, for what a person can mend.</summary>
internal static class StartProblem
{
    /// <summary>A sentence with the remedy, or null for an error that needs its stack trace.</summary>
    public static string? Explain(Exception error) => error switch
    {
        IOException { InnerException: AddressInUseException } =>
            "The port is taken by another program. Choose another one: ./run --port 8081",
        OptionsValidationException invalid => $"The configuration is not valid:\n  {string.Join("\n  ", invalid.Failures)}",
        InvalidOperationException { InnerException: FormatException } invalid => $"The configuration is not valid:\n  {invalid.Message}",
        SettingException setting => setting.Message,
        _ => null,
    };
}

/// <summary>A setting that cannot be used; the message names it and the remedy.</summary>
internal sealed class SettingException(string message) : Exception(message);
