using System.Text.Json.Serialization;
using BlazingSun.Platform.Actors.Hosting;

namespace BlazingSun.Platform.Embedded.Actors;

/// <summary>A reminder as it is stored.</summary>
internal sealed record Reminder(ReminderName Name, DateTimeOffset Due, byte[] Data)
{
    /// <summary>Failed attempts of this process.</summary>
    [JsonIgnore]
    public int Failures { get; set; }
}
