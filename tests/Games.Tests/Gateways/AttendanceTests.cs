using System.Buffers;
using System.Text;
using System.Text.Json;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Rooms;

namespace BlazingSun.Games.Tests.Gateways;

public sealed class AttendanceTests
{
    private static readonly GatewayId One = new(new Guid("00000000-0000-7000-8000-000000000001"));
    private static readonly GatewayId Two = new(new Guid("00000000-0000-7000-8000-000000000002"));
    private static readonly DateTimeOffset Noon = new(2026, 1, 8, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_of_it_is_stored_where_there_is_nothing() => Assert.Equal("{}", Json(new Attendance()));

    [Fact]
    public void One_gateway_is_named_once()
    {
        Attendance attendance = new();
        attendance.Add(new UserId(7), One);
        attendance.Add(new UserId(8), One);

        Assert.Equal("""{"here":{"00000000000070008000000000000001":[7,8]}}""", Json(attendance));
    }

    [Fact]
    public void What_is_stored_is_what_was_known()
    {
        Attendance attendance = new();
        attendance.Add(new UserId(7), One);
        attendance.Add(new UserId(7), Two);
        attendance.SetAway(new UserId(9), Noon);
        attendance.Delay(TimeSpan.FromSeconds(20));
        string stored = Json(attendance);

        Attendance read = Attendance.Read(JsonElement.Parse(Encoding.UTF8.GetBytes(stored)));

        Assert.Equal(stored, Json(read));
        Assert.Empty(read.AwaySince(Noon.AddSeconds(19)));
        Assert.Equal([new UserId(9)], read.AwaySince(Noon.AddSeconds(20)));
        read.Remove(new UserId(7), One);
        Assert.True(read.IsHere(new UserId(7)));
        read.Remove(new UserId(7), Two);
        Assert.False(read.IsHere(new UserId(7)));
        Assert.Empty(read.Gateways);
    }

    [Fact]
    public void What_changes_nothing_is_not_worth_saving()
    {
        Attendance attendance = new();
        attendance.Add(new UserId(7), One);
        attendance.SetAway(new UserId(9), Noon);
        Assert.True(attendance.Changed);
        Json(attendance);

        attendance.Add(new UserId(7), One);
        attendance.Remove(new UserId(7), Two);
        attendance.SetAway(new UserId(9), Noon.AddSeconds(1));
        attendance.Forget(new UserId(8));

        Assert.False(attendance.Changed);
    }

    private static string Json(Attendance attendance)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            attendance.WriteTo(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
