using System.Text.Json.Serialization;

namespace BlazingSun.Platform.Embedded.Actors;

internal readonly record struct ReminderName(string ActorType, string ActorId, string Name);

/// <summary>A reminder as it is stored.</summary>
internal sealed record Reminder(ReminderName Name, DateTimeOffset Due, byte[] Data)
{
    /// <summary>Failed attempts of this process.</summary>
    [JsonIgnore]
    public int Failures { get; set; }
}
