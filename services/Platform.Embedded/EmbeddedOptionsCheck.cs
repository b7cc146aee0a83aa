using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Embedded;

/// <summary>Names the option and what it may be.</summary>
internal sealed class EmbeddedOptionsCheck : IValidateOptions<EmbeddedOptions>
{
    public ValidateOptionsResult Validate(string? name, EmbeddedOptions options)
    {
        List<ValidationResult> wrong = [];
        Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true);
        List<string> messages = [.. wrong.Select(result => $"{EmbeddedOptions.Section}:{string.Join(',', result.MemberNames)}: {result.ErrorMessage}")];
        if (!Enum.IsDefined(options.Durability))
            messages.Add($"{EmbeddedOptions.Section}:{nameof(options.Durability)}: must be 'power' or 'process'.");
        messages.AddRange(options.Partitions.Where(topic => topic.Value is < 1 or > 64)
            .Select(topic => $"{EmbeddedOptions.Section}:{nameof(options.Partitions)}:{topic.Key}: must be 1 to 64, not {topic.Value}."));
        return messages.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(messages);
    }
}
