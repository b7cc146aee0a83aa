namespace BlazingSun.SystemTests.Browsers;

public class StandaloneGameTests(StandaloneStage stage) : GameTests(stage), IClassFixture<StandaloneStage>;

public class StandaloneAbsenceTests(StandaloneStage stage) : AbsenceTests(stage), IClassFixture<StandaloneStage>;

public class StandaloneSpectatorTests(StandaloneStage stage) : SpectatorTests(stage), IClassFixture<StandaloneStage>;

public class StandaloneTabTests(StandaloneStage stage) : TabTests(stage), IClassFixture<StandaloneStage>;

public class StandaloneBotTests(StandaloneStage stage) : BotTests(stage), IClassFixture<StandaloneStage>;

public class StandaloneCrashTests(StandaloneStage stage) : CrashTests(stage), IClassFixture<StandaloneStage>;

public class SidecarGameTests(SidecarStage stage) : GameTests(stage), IClassFixture<SidecarStage>;

public class SidecarAbsenceTests(SidecarStage stage) : AbsenceTests(stage), IClassFixture<SidecarStage>;

public class SidecarSpectatorTests(SidecarStage stage) : SpectatorTests(stage), IClassFixture<SidecarStage>;

public class SidecarTabTests(SidecarStage stage) : TabTests(stage), IClassFixture<SidecarStage>;

public class SidecarBotTests(SidecarStage stage) : BotTests(stage), IClassFixture<SidecarStage>;

public class SidecarCrashTests(SidecarStage stage) : CrashTests(stage), IClassFixture<SidecarStage>;

public class StandaloneChatTests(StandaloneStage stage) : ChatTests(stage), IClassFixture<StandaloneStage>;

public class StandaloneChatLobbyTests(StandaloneStage stage) : ChatLobbyTests(stage), IClassFixture<StandaloneStage>;

public class SidecarChatTests(SidecarStage stage) : ChatTests(stage), IClassFixture<SidecarStage>;

public class SidecarChatLobbyTests(SidecarStage stage) : ChatLobbyTests(stage), IClassFixture<SidecarStage>;
