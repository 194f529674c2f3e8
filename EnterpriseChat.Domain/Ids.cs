namespace EnterpriseChat.Domain;

/// <summary>Key of a company inside this installation; it never leaves the server.</summary>
public readonly record struct CompanyId(long Value);

/// <summary>Key of a user inside this installation; it never leaves the server.</summary>
public readonly record struct UserId(long Value);

/// <summary>Key of a user group inside this installation; it never leaves the server.</summary>
public readonly record struct GroupId(long Value);

/// <summary>Key of a room inside this installation; it never leaves the server.</summary>
public readonly record struct RoomId(long Value);

/// <summary>Key of a session inside this installation; it never leaves the server.</summary>
public readonly record struct SessionId(long Value);

/// <summary>Key of a project inside this installation; it never leaves the server.</summary>
public readonly record struct ProjectId(long Value);

/// <summary>Key of an issue inside this installation; what people see is its issue key, such as <c>TEST-123</c>.</summary>
public readonly record struct IssueId(long Value);

/// <summary>Key of a support chat inside this installation; it never leaves the server.</summary>
public readonly record struct SupportChatId(long Value);
