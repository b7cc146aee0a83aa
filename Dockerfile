# syntax=docker/dockerfile:1
# One image for each app: docker build --target gateway . (or chat, or games)

FROM node:22-slim AS web
WORKDIR /src/services/Gateway/Web
COPY services/Gateway/Web/package.json services/Gateway/Web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY services/Gateway/Web/ ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY eng/ eng/
COPY services/ services/
RUN dotnet publish services/Gateway -c Release -o /out/gateway -p:BuildWeb=false -p:UseAppHost=false \
 && dotnet publish services/Chat -c Release -o /out/chat -p:UseAppHost=false \
 && dotnet publish services/Games -c Release -o /out/games -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine AS app
ENV ASPNETCORE_URLS=http://+:8080
EXPOSE 8080
WORKDIR /app
# The user "app" of the base image: not root.
USER $APP_UID

FROM app AS gateway
COPY --from=build /out/gateway ./
COPY --from=web /src/services/Gateway/wwwroot ./wwwroot
ENTRYPOINT ["dotnet", "Gateway.dll"]

FROM app AS chat
COPY --from=build /out/chat ./
ENTRYPOINT ["dotnet", "Chat.dll"]

FROM app AS games
COPY --from=build /out/games ./
ENTRYPOINT ["dotnet", "Games.dll"]
