namespace BlazingSun.Chat.Tests.Friends;

public sealed class SqliteFriendsTests : FriendsCompliance;
