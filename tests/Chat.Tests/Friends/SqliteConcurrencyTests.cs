namespace BlazingSun.Chat.Tests.Friends;

public sealed class SqliteConcurrencyTests : ConcurrencyCompliance;
