using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Embedded;

/// <summary>What annotations cannot say.</summary>
internal sealed class EmbeddedOptionsCheck : IValidateOptions<EmbeddedOptions>
{
    public ValidateOptionsResult Validate(string? name, EmbeddedOptions options)
    {
        List<string> messages = [];
        if (!Enum.IsDefined(options.Durability))
            messages.Add($"{EmbeddedOptions.Section}:{nameof(options.Durability)}: must be 'power' or 'process'.");
        messages.AddRange(options.Partitions.Where(topic => topic.Value is < 1 or > 64)
            .Select(topic => $"{EmbeddedOptions.Section}:{nameof(options.Partitions)}:{topic.Key}: must be 1 to 64, not {topic.Value}."));
        return messages.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(messages);
    }
}
