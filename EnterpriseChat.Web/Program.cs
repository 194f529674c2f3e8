using EnterpriseChat.Web.Configuration;

return await ChatServer.RunAsync(args);

/// <summary>The entry point, public so that tests can host the real program.</summary>
public partial class Program;
