"""The tools served over stdin and stdout with the official SDK; nothing is opened, nothing is sent anywhere else."""

from collections.abc import Callable
from datetime import date
from typing import Any

import anyio
import mcp_types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from hardship_cli import __version__
from hardship_cli.assistant.tools import INSTRUCTIONS, call, tools
from hardship_cli.receipt import dump
from hardship_cli.render.language import Language
from hardship_cli.schedule.load import Law


def serve(law: Law, say: Language, clock: Callable[[], date]) -> None:
    """Answer until the assistant closes the connection; ``clock`` gives the day on which a question is asked."""
    anyio.run(_serve, _server(law, say, clock))


def _server(law: Law, say: Language, clock: Callable[[], date]) -> Any:
    offered = tools(say)
    # With these a client may call the tools without asking the person each time: they change nothing and reach nowhere.
    hints = types.ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    listed = [
        types.Tool(
            name=tool.name, description=tool.text, input_schema=tool.takes, output_schema=tool.gives, annotations=hints
        )
        for tool in offered
    ]

    async def list_tools(_context: Any, _params: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=listed)

    async def call_tool(_context: Any, params: types.CallToolRequestParams) -> types.CallToolResult:
        if params.name not in {tool.name for tool in offered}:
            raise MCPError(types.INVALID_PARAMS, f"no such tool: {params.name}")
        asked = call(params.name, params.arguments or {}, law, say, clock())
        text = types.TextContent(type="text", text=dump(asked.found))
        return types.CallToolResult(content=[text], structured_content=asked.found, is_error=asked.refused)

    return Server(
        "hardship",
        version=__version__,
        instructions=say(INSTRUCTIONS),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def _serve(server: Any) -> None:
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())
